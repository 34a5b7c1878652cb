-- What credits were used for, per UTC day and kind.

CREATE TABLE usage (
    book          int         NOT NULL,
    account       text        NOT NULL COLLATE "C",
    day           date        NOT NULL,
    kind          text        NOT NULL COLLATE "C",
    credits       numeric     NOT NULL, -- less what was undone
    count         bigint      NOT NULL,
    input_tokens  numeric     NOT NULL, -- sums of 64 bit numbers need more than 64 bits
    output_tokens numeric     NOT NULL,
    span_count    numeric     NOT NULL,
    storage_gb    numeric, -- latest
    first_seq     bigint      NOT NULL, -- events that made this row lie between these
    last_seq      bigint      NOT NULL,
    first_at      timestamptz NOT NULL, -- and their usage between these
    last_at       timestamptz NOT NULL,
    PRIMARY KEY (book, account, day, kind)
) WITH (fillfactor = 70);

CREATE TABLE amendment ( -- credits undone, at the time of the usage that was undone
    book    int         NOT NULL,
    account text        NOT NULL COLLATE "C",
    entry   bigint      NOT NULL,
    kind    text        NOT NULL COLLATE "C",
    used_at timestamptz NOT NULL,
    credits numeric     NOT NULL,
    PRIMARY KEY (book, account, entry)
);

CREATE INDEX amendment_used_at ON amendment (book, account, used_at);
