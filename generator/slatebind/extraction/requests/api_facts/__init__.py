"""Facts about an API as a whole: its servers, authentication and paging."""
