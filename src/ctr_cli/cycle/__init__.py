"""A programme through its years: in force, next year's draft, progress, comparison; pure functions of programmes."""
