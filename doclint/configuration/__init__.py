"""Configuration: files to layers, layers to the settings of one page."""
