-- A head with its signatures that this log's key has signed and that the log, when somebody showed it, did not continue. It binds every node after
-- every start, and goes only with the log: where the lost entries are put back it does no harm.
create table board_shown_head (
    log_id uuid primary key references board_log (id),
    note   text not null
);
