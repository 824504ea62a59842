"""Small pages of what readers disagree on, each about one thing, by a name."""

from __future__ import annotations

__all__ = ["HAZARDS"]

HAZARDS = {
    "attribute-line-heading": "# T\n\n## A\n{: .no_toc }\ntext\n",
    "attribute-line-list": "# T\n\n- a\n- b\n{: .x}\n\ntext\n",
    "attribute-line-tight-list": "# T\n\ntext\n- a\n- b\n{: .x}\ntext\n",
    "attribute-line-table": "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n{: .x}\ntext\n",
    "attribute-line-fence": "# T\n\n```rb\nx\n```\n{: .x}\ntext\n",
    "attribute-line-quote": "# T\n\n> a\n{: .x}\ntext\n",
    "attributes-heading": '# T {#t}\n\n## A {.b data-u="https://e.com"}\n\ntext\n',
    "attributes-rule": "# T\n\n* * *\n{: .x}\n\ntext\n",
    "definition-list": "# T\n\nTerm\n: def one\n: def two\n\n    code?\n\nText\n",
    "definition-list-in-list": "# T\n\nTerm\n:   - a\n    - b\n\n        c\n",
    "list-nested-by-four-loose": "# T\n\n-   a\n\n    b\n\n    - c\n        - d\n-   e\n",
    "list-nested-by-two": "# T\n\n- a\n  - b\n    - c\n",
    "list-nested-by-four": "# T\n\n- a\n    - b\n        - c\n",
    "list-nested-in-numbers": "# T\n\n1. a\n    - b\n2. c\n",
    "list-nested-in-numbers-by-three": "# T\n\n1. a\n   - b\n2. c\n",
    "list-after-text": "# T\n\ntext\n* a\n* b\n",
    "list-marks": "# T\n\n* a\n* b\n\n+ c\n+ d\n\ntext\n\n- e\n",
    "admonition": "# T\n\n!!! note\n    text\n    - a\n    - b\n\n    https://e.com\n",
    "admonition-tabs": '# T\n\n=== "A"\n\n    ```py\n    x\n    ```\n\n=== "B"\n\n\n    y\n',
    "footnote": "# T\n\nA[^1] b [^2].\n\n[^1]: one https://e.com\n[^2]:\n    two\n\n    three\n",
    "abbreviations": "# T\n\nThe HTML is.\n\n*[HTML]: Hyper Text\n*[W3C]: World\n",
    "math-block": "# T\n\n$$\na_1 * b * c_2\n- x\n+ y\n$$\n",
    "math-inline": "# T\n\nSo $a * b * c$ and $x_1 _ y_2$ and \\(a * b\\) end.\n",
    "contents-marker": "# T\n\n* TOC\n{:toc}\n\n## A\n",
    "contents-marker-numbers": "# T\n\n1. TOC\n{:toc}\n## A\n",
    "highlight": "# T\n{% highlight ruby %}\nx  = *a *b\n\n\n\n#x\n{% endhighlight %}\ntext\n",
    "liquid-if": (
        "# T\n\n{% if x %}\n- a\n{% endif %}\n- b\n{% for a in b %}\n| {{ a }} |\n{% endfor %}\n"
    ),
    "liquid-table": (
        "# T\n\n| a | b |\n|---|---|\n"
        "{% for x in y %}| {{ x.a }} | {{ x.b | join: '|' }} |\n{% endfor %}\n"
    ),
    "shortcode-fence": (
        '# T\n\n{{< tabs >}}\n{{% tab "a" %}}\n```sh\n$ x\n```\n{{% /tab %}}\n'
        "{{< /tabs >}}\n## B\n- a\n{{< x >}}\n- b\n"
    ),
    "shortcode-arguments": (
        '# T\n\n{{< figure src="a.png" link=https://e.com >}}\n\n'
        "Go {{< x y=https://e.com/ >}} now.\n"
    ),
    "container": "# T\n:::tip\ntext\n- a\n- b\n:::\ntext\n",
    "container-in-item": "# T\n\n- a\n  :::tip\n  text https://e.com\n  :::\n",
    "container-attributes": "# T\n\n:::card{url=\"https://e.com\" a='*x *'}\ntext\n:::\n",
    "code-group": (
        "# T\n\n::: code-group\n```sh [npm]\n$ npm i\n```\n```sh [yarn]\nyarn\n```\n:::\n"
    ),
    "vue-template": '# T\n\n<div v-if="a > b">\n\n* x\n</div>\n{{ a * b * c }}\n\n## B {#b}\n',
    "details": "# T\n<details>\n<summary>x</summary>\n- a\n- b\n</details>\n## B\n",
    "html-with-markdown": '# T\n\n<div markdown="1">\n## B\n- a\n</div>\n',
    "html-paragraph": "# T\n\n<p>\ntext https://e.com  \n\n\ntext * a *b* \n</p>\n",
    "hard-breaks": "# T\n\none  \ntwo   \nthree    \n\nfour\\\nfive\n",
    "stars-in-html": "# T\n\n<b>** x **</b> and <i>* a *</i>\n",
    "tasklist": "# T\n\n*   [ ] a\n*   [x] b\n",
    "table-without-edges": "# T\n\na | b\n--|--\n1 | 2\n3 | `x|y`\n\ntext a | b\n",
    "pipes-in-text": "# T\n\ntext a | b\ntext c | d\n\n- x | y\n",
    "table-uneven-rows": "# T\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n",
    "setext-several-lines": "# T\n\none\ntwo\n---\n\ntext\n",
    "setext-attributes": "T {#t}\n===\n\nB {: .x}\n---\n",
    "heading-closed": "# T #\n\n## B ##\n\n## C# ##\n\n## D {#d} ##\n",
    "heading-trailing-marks": (
        "# T\n\n## Is it?\n\n## A.\n\n## See [A](#a).\n\n[x](#a) [y](#is-it)\n"
    ),
    "heading-tabs": "# T\n\n##\tB\tc\n\n[x](#btc)\n",
    "code-tab": "# T\n\n```make\nall:\n\techo\n```\n\n\tcode\n",
    "code-indent": "# T\n\n    code\n    ```\n    more\n\n- a\n\n      code\n",
    "code-tilde": "# T\n\n~~~ js {a=`b`}\nx\n~~~\n\n```\ny\n```\n",
    "prompts": "# T\n\n```sh\n$ a\n$ b\n```\n",
    "quote-space": "# T\n\n>  a\n>   b\n>\n>     code\n",
    "quote-blank": "# T\n\n> a\n\n> b\n\n> [!NOTE]\n>  x\n",
    "url-paren": "# T\n\n(see https://e.com/a_(b)) and https://e.com/*x* and https://e.com/a|b.\n",
    "url-quote": (
        "# T\n\n'https://e.com/' \"https://e.com/\" `x` **https://e.com** *https://e.com/a_b*\n"
    ),
    "url-table": "# T\n\n| a | b |\n|---|---|\n| https://e.com | https://e.com/a\\|b |\n",
    "url-link-text": (
        "# T\n\n"
        "[https://e.com](https://e.com) [see https://e.com now](/x) ![https://e.com](a.png)\n"
    ),
    "url-html": (
        "# T\n\n"
        '<a href="https://e.com">https://e.com</a> <img src=https://e.com/a.png> <b>https://e.com</b>\n'
    ),
    "url-references": "# T\n\n[a]: https://e.com 'x https://f.com'\n\n[a] [b][c]\n",
    "url-definitions": "# T\n\nhttps://e.com\n: text\n\n[^1]: https://e.com\n\nx[^1]\n",
    "url-at-signs": "# T\n\n@user@mastodon.social x@1.2.3 a@b.c/d git@github.com:a/b me@e.com.\n",
    "url-entity": "# T\n\nhttps://e.com/?a=1&copy=2 https://e.com/&lt; https://e.com/a&b;\n",
    "url-ellipsis": (
        "# T\n\nhttps://e.com/... https://e.com/\u2026 https://e.com/a--b 'https://e.com'\n"
    ),
    "url-hard-breaks": "# T\n\nhttps://e.com/  \nhttps://e.com/\\\nx\n",
    "url-mdx": (
        '# T\n\n<Tabs x="https://e.com">\n  https://e.com/a\n</Tabs>\n\n{`https://e.com`}\n'
    ),
    "url-scheme": (
        "# T\n\n"
        "https://{host}/a http://localhost:3000 https://<name>.e.com https://*.e.com https://$X/y\n"
    ),
    "emphasis-marks": "# T\n\n_a_ and *b* and a*b*c and ***d*** and _**e**_ and *__f__* and _a_b\n",
    "emphasis-marks-mixed": "# T\n\n*a* `x` _b_ *snake_case_b* _x*y_ **c** __d__ a**b**c\n",
    "emphasis-blanks": "# T\n\n** a ** b ** c** and * d* e * f *\n",
    "strong-beside-punctuation": "# T\n\n**\u300ca\u300d**b and **a:** b and x**.a**y\n",
    "code-blanks": "# T\n\n` a ` b `  c` d ` `` ` e ` `\n",
    "link-blanks": "# T\n\n[ a ](/x)b [ ![i](i.png) ](/y) a[ b ](/z)c\n",
    "link-styles": (
        '# T\n\n[a][b] [b][] [b] <https://e.com> [https://e.com](https://e.com)\n\n[b]: /x "t"\n'
    ),
    "unused-definitions": "# T\n\n<!-- x [a] -->\n\n[a]: /x\n[b]: /y\n\n{% x [b] %}\n",
    "definition-twice": "# T\n\n[a]\n\n[a]: /x\n[a]: /y\n",
    "fragments": "# T\n\n## A b\n\n[x](#a-B) [y](#A-b) [z](#user-content-a-b)\n",
    "proper-names": "# T\n\ngithub and javascript, `github` https://github.com/x javascript.md\n",
    "invisible-characters": (
        "# T\n\na\u200bb c\u00ad\u1e0d x\u2060y \ud83d\udc69\u200d\ud83d\udcbb \ufeff\n"
    ),
    "comment": "# T\n\n<!-- x\n\n\n\ny -->\n<!--a-->\n## B\ntext <!-- https://e.com -->\n",
    "html-pre": "# T\n\n<pre>\na\n\n\nb\thttps://e.com\n</pre>\n",
    "module-lines": (
        "import A from 'a'\n\n\n# T\n\nexport const x = `\n\n\nhttps://e.com\n`\n\n"
        "<A x={`\n\n\n`} />\n"
    ),
    "components-around-lists": "# T\n\n<A>\n- a\n- b\n</A>\n## B\ntext\n<B>\n## C\n</B>\n",
    "numbers-that-go-on": "# T\n\n2. a\n3. b\n\ntext\n\n4. c\n\n1. a\n\n```\nx\n```\n\n2. b\n",
    "numbers-from-zero": "# T\n\n0. a\n1. b\n\n1. a\n3. b\n",
    "rules": "# T\n\n---\n\n***\n\n* * *\n\n_ _ _\n",
    "no-break-spaces": "# T\n\n##\u00a0B\n\n-\u00a0a\n\nx\u00a0\n",
    "crlf": "# T\r\n\r\n\r\n\r\ntext  \r\n## B\r\n- a\r\n",
    "heading-indented": "# T\n\n- a\n  ## B\n\n   ## C\n",
    "emphasis-as-heading": "# T\n\n**Note**\n\n**A.**\n",
    "snippets": '# T\n\n--8<-- "a.md"\n\n;--8<--\n{* ../a.py hl[4] *}\n',
    "extended-marks": "# T\n\n++ctrl+alt++ ==a b== ^^x^^ {++ a ++} {-- b --} :smile:\n",
    "simple-table": "# T\n\n  Right  Left\n ------ ------\n  1      2\n\nTable:  x\n",
    "line-block": "# T\n\n| a\n|  b\n|   c\n",
    "fenced-divisions": '# T\n\n::: {.a b="c"}\ntext\n:::\n\n[span]{.x}  `code`{.py}\n',
    "fancy-lists": "# T\n\n(1) a\n(2) b\n\na. x\nb. y\n\n#. z\n#. w\n\n(@) q\n",
    "heading-without-blank": (
        "# T\n\n##B\n\n#tag text\n\n##\u0939\u093e\u0907\u0932\u093e\u0907\u091f\n\n###\n"
    ),
    "heading-in-list": "# T\n- a\n## B\n- b\n",
    "byte-order-mark": "\ufeff# T\n\n\n\ntext\n",
    "front-matter-after-blank": "\n---\ntitle: x\n---\n\ntext\n",
    "front-matter-after-byte-order-mark": "\ufeff---\ntitle: x\n---\n# T\ntext\n",
    "liquid-links": (
        "# T\n\nThe [a]({% link _docs/a.md %}) and [b]({% link _docs/b.md %}) with `_` before.\n"
    ),
    "liquid-definitions": (
        "# T\n\nSee [#1].\n\n{% for issue in issues %}\n"
        "[#{{ issue }}]: {{ site.repository }}/issues/{{ issue }}\n{% endfor %}\n"
    ),
    "liquid-diff": (
        "# T\n\n{% highlight diff %}\n{% raw %}\n- a\n+ b\n{% endraw %}\n{% endhighlight %}\n"
    ),
    "attribute-line-anchor": "# T\n\n[x](#no-a)\n\n## A (none!)\n{: #no-a}\n\nText\n",
    "definition-list-deep": (
        "# T\n\nTerm\n:   Text.\n\n    Inner\n    :   More.\n\n        See [s].\n\n[s]: /s\n"
    ),
    "table-then-html": "# T\n\n| a | b |\n| - | - |\n| c | d |\n<b>\n",
    "table-then-text": "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\ntext\n",
}
