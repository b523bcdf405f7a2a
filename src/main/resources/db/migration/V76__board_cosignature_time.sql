-- The time that a cosignature names, in seconds since 1970: the newest counts, not the one that was posted last.
alter table board_cosignature add cosigned_at bigint not null default 0;
