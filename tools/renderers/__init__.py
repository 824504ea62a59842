"""What `fix` changes for the reader: pages before and after, by every renderer that shows them."""
