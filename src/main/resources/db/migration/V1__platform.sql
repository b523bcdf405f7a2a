-- pg_trgm: searching names in Kazakh, for which PostgreSQL has no stemmer
create extension if not exists pg_trgm;
