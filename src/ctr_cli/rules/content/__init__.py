"""Rules of content: dates, sequence, terms, competence, assignments, format. What they find is a doubt, never rewritten."""
