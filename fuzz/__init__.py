"""Inputs bent at random, and what every command must do with them: answer or say what is wrong."""
