"""The ground: values that every room speaks in; imports nothing of doclint."""
