-- How many witnesses a head needs, and since when none of the heads from one to it had so many: tells operators that witnesses are away.
-- Heads that were offered before this are not told of; they are replaced within the hour in which they matter.
alter table board_offered_head add quorum smallint not null default 0;
alter table board_offered_head add unconfirmed_since timestamptz;
