"""The built-in rules, one module per rule, one package per family."""
