# Reads a JSON list of Markdown bodies from standard input and prints for each a pair of its HTML
# and the reason why there is none, as Jekyll sets kramdown up.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

OPTIONS = { input: "GFM", hard_wrap: false, auto_ids: true, syntax_highlighter: nil }.freeze

answers = JSON.parse($stdin.read).map do |body|
  [Kramdown::Document.new(body, OPTIONS).to_html, ""]
rescue StandardError => error
  ["", error.message]
end
puts JSON.generate(answers)
