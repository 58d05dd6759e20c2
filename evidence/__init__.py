"""Who did what to which text, when: a chain of rows that is only ever added to, the texts they stand
on, and the site's seal on both. Knows `site_core`; whoever decides something records it here."""
