"""One module a site generator, each with its value `GENERATOR`; `make generate` lists them."""
