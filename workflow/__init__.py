"""Review before publication: the three stages, who may sign, and the release that follows. Knows
`preflight`, `members` and `site_core`; page types take part through `workflow.mixins`."""
