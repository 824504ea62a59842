"""What a rule is, which rules run, and one page through them."""
