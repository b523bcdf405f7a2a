-- Heads that this log's key has signed and that the log, when somebody showed them, did not continue. They bind every node after every
-- start, and stay: where the lost entries are put back they do no harm.
create table board_shown_head (
    log_id uuid not null references board_log (id),
    size   bigint not null check (size > 0),
    -- of the tree, in hex
    root   text not null,
    -- with the lines of the log and of the witnesses that its manifest names
    note   text not null,
    primary key (log_id, size, root)
);
