"""What two versions find and fix in real content, side by side."""
