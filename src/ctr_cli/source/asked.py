"""How a draft and an import ask a person: a comment above the value, `# hỏi: …` or `# kiểm tra: …`."""

from ctr_cli.language.patterns import regex

QUESTION_MARKS = ("# hỏi: ", "# kiểm tra: ")
"""What a draft asks, and what an import asked."""
QUESTIONS = regex("|".join(QUESTION_MARKS))
