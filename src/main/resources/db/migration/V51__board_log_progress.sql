-- A projection of the entries, as due_at: a list of elections tells it without reading their logs.
-- Null for logs that nobody has written to since.
alter table board_log
    add phase text,
    add closes_at timestamptz;
