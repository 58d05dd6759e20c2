"""People: the user model for staff and members, their organisations, what they are told. Knows
`site_core` only."""
