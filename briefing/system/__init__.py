"""What the program asks of the machine it runs on. Standard library only."""
