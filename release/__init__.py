"""What is made of a checkout for others: the folder for Windows and the pictures of the guide."""
