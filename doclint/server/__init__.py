"""The language server: the findings and fixes of `check` and `fix` while a page is being written.

`checking` asks doclint about the text in an editor, `messages` puts the answers into the words of
the Language Server Protocol, `language_server` listens. Only the last one needs pygls.
"""
