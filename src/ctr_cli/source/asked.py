"""How a draft and an import ask a person: a comment above the value, `# hỏi: …` or `# kiểm tra: …`."""

from ctr_cli.language.patterns import regex

OF_A_DRAFT, OF_AN_IMPORT = "# hỏi: ", "# kiểm tra: "
QUESTIONS = regex(f"{OF_A_DRAFT}|{OF_AN_IMPORT}")
