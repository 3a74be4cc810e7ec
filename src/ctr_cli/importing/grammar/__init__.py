"""What lines are: headings of time, bodies, topics, items, and what is said about an item."""
