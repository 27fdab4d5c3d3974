/* The binary contract between firebreak and a response strategy, in plain C: write a strategy in any language that can speak it.
   In C++, include strategy.hpp instead, which reduces all of this to one short class.

   A strategy is a shared library with one exported function, firebreak_strategy_entry. Words and meanings are those of orders.hpp.
   A modifier is the same, with another role: it changes what a strategy orders.

   Rules
   - Every struct begins with its own size, set by whoever fills it, and arrays carry a stride: both sides read what both know, and
     a struct may grow at its end without a new contract. An embedded struct stands last in the one that holds it, whose size tells how
     much of it there is. What a shorter struct does not reach counts as not said: zero, or the default that stands beside the field.
   - Times and durations are microseconds of simulated time; time 0 is the scenario's day 0, 00:00. No strategy reads a real clock.
   - Texts are UTF-8 and end with a zero byte. What a pointer points to is valid during the call that passes it, if nothing else is said.
   - Functions return a firebreak_status. On anything but FIREBREAK_OK the strategy has told the host why (host->failed).
     No exception and no longjmp crosses this border.
   - A strategy keeps its memory in its instance: no globals, no static variables, no threads, no files.

   Threads, in brackets on every function
   [setup]   before a run; one call at a time in the whole process
   [serial]  one call at a time for one instance; other instances may run in other threads at the same moment
   [any]     whenever and from whatever thread
*/
#ifndef FIREBREAK_STRATEGY_H
#define FIREBREAK_STRATEGY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Changes only when old strategies can no longer work. The host refuses any other number before it reads anything else. */
#define FIREBREAK_STRATEGY_ABI 1u
#define FIREBREAK_ENTRY_SYMBOL "firebreak_strategy_entry"

enum firebreak_status { FIREBREAK_OK = 0, FIREBREAK_FAILED = 1, FIREBREAK_BAD_CONFIG = 2 };

/* clang-format off */
enum firebreak_kind {
    FIREBREAK_BOOLEAN, FIREBREAK_INTEGER, FIREBREAK_REAL, FIREBREAK_DURATION, FIREBREAK_TEXT, FIREBREAK_CHOICE,
    FIREBREAK_FILE, /* the text of a file: the user names it, the host reads it. No default */
    FIREBREAK_TREE  /* keys and values in YAML, written in the scenario or in a file of their own; the host reads them. No default */
};
/* clang-format on */

/* clang-format off */
enum firebreak_unit {
    FIREBREAK_UNIT_NONE, FIREBREAK_UNIT_SHARE, FIREBREAK_UNIT_COUNT, FIREBREAK_UNIT_DURATION, FIREBREAK_UNIT_INSTANT,
    FIREBREAK_UNIT_PER_HOUR, FIREBREAK_UNIT_PER_DAY, FIREBREAK_UNIT_PER_YEAR, FIREBREAK_UNIT_PERCENT_OF_ACCOUNTS,
    FIREBREAK_UNIT_EUROS, FIREBREAK_UNIT_EUROS_PER_HOUR, FIREBREAK_UNIT_LOG_UNITS
};

enum firebreak_confidence {
    FIREBREAK_CONFIDENCE_HIGH, FIREBREAK_CONFIDENCE_MEDIUM, FIREBREAK_CONFIDENCE_LOW, FIREBREAK_CONFIDENCE_SETTING
};
/* clang-format on */

enum firebreak_department { FIREBREAK_SERVICE, FIREBREAK_MARKETING, FIREBREAK_OTHER };
enum firebreak_triage { FIREBREAK_FIFO, FIREBREAK_ANGER, FIREBREAK_INFLUENCE, FIREBREAK_SLA };
enum firebreak_case_class { FIREBREAK_COMPLAINT, FIREBREAK_ME_TOO, FIREBREAK_QUESTION, FIREBREAK_CASE_CLASSES };
enum firebreak_statement_type { FIREBREAK_DENY, FIREBREAK_DIMINISH, FIREBREAK_REBUILD };
enum firebreak_verb { FIREBREAK_ANSWER, FIREBREAK_IGNORE, FIREBREAK_PRIORITISE, FIREBREAK_ESCALATE, FIREBREAK_REMOVE };
enum firebreak_supporter_choice { FIREBREAK_ANYBODY, FIREBREAK_MOST_FOLLOWERS, FIREBREAK_NEAR_COMPLAINTS };
enum firebreak_role { FIREBREAK_ROLE_STRATEGY, FIREBREAK_ROLE_MODIFIER };
enum firebreak_severity { FIREBREAK_ERROR, FIREBREAK_WARNING };
enum firebreak_node_kind { FIREBREAK_NODE_NOTHING, FIREBREAK_NODE_SCALAR, FIREBREAK_NODE_LIST, FIREBREAK_NODE_MAP };

/* No node: the end of a list of children, or a problem with a value as a whole. */
#define FIREBREAK_NO_NODE 0xffffffffu

/* ---- Parameters ---------------------------------------------------------------------------------------------------------------- */

/* One parameter of a strategy, read by whoever validates a scenario, prints a manual or draws a slider. */
typedef struct firebreak_parameter {
    uint32_t size;
    uint32_t kind;       /* firebreak_kind */
    uint32_t unit;       /* firebreak_unit */
    uint32_t confidence; /* firebreak_confidence */
    const char* key;
    const char* help;
    const char* evidence; /* source with its code [V] [D] [M] [A]; "" for a setting */
    double min;           /* both bounds are allowed; -infinity and infinity for none; hours for a duration */
    double max;
    int64_t default_integer;  /* boolean (0 or 1), integer, duration (microseconds) */
    double default_real;      /* real */
    const char* default_text; /* text, choice (its word) */
    const char* const* choices;
    uint32_t choice_count;
    uint32_t reserved;
} firebreak_parameter;

/* One value of a FIREBREAK_TREE. Nodes stand in the order of the file, the root first, and refer to each other by their places. */
typedef struct firebreak_node {
    uint32_t size;
    uint32_t kind;         /* firebreak_node_kind */
    uint32_t is_quoted;    /* 1: a scalar that stood in quotes, so it is text whatever it looks like */
    uint32_t first_child;  /* of a list or a map; FIREBREAK_NO_NODE for none */
    uint32_t next_sibling; /* FIREBREAK_NO_NODE behind the last one */
    uint32_t line;         /* where the value begins, from 1; 0 when it came from the command line */
    uint32_t column;
    uint32_t key_line; /* where its key begins */
    uint32_t key_column;
    uint32_t reserved;
    const char* key;  /* its key in the map above; "" elsewhere */
    const char* text; /* of a scalar, without quotes and escapes; "" elsewhere */
    const char* file; /* that it stands in, as messages call it */
} firebreak_node;

/* The value of one parameter, given by the user or by default; already of the right kind and within range. */
typedef struct firebreak_value {
    uint32_t size;
    uint32_t kind;   /* firebreak_kind */
    int64_t integer; /* boolean, integer, duration; for a choice the position of its word */
    double real;
    const char* text; /* text, choice, the content of a file (UTF-8, lines end with \n); NULL otherwise */
    const char* file; /* where the user wrote it; "" and line 0 for a default */
    uint32_t line;
    uint32_t column;
    const char* name;            /* of a file or of a tree's file, as messages call it; "" when none was given; NULL for other kinds */
    const firebreak_node* nodes; /* of a tree; none when it was not given */
    uint32_t node_count;
    uint32_t node_stride;
} firebreak_value;

/* What is wrong with a value, and where. */
typedef struct firebreak_problem {
    uint32_t size;
    uint32_t severity; /* firebreak_severity; a warning is printed and stops nothing */
    size_t value_index;
    uint32_t node;   /* of a tree: the node it is about, or FIREBREAK_NO_NODE for the whole value */
    uint32_t at_key; /* 1: it is about the node's key, not about its value */
    uint32_t line;   /* of a file's text, from 1; 0: about the file as a whole */
    uint32_t column;
    const char* text; /* a whole sentence, without the place */
} firebreak_problem;

/* What the host offers to one instance. Valid from `create` until `destroy` has returned. */
typedef struct firebreak_host {
    uint32_t size;
    uint32_t abi_version;
    void* context;
    /* During `create` only: value number `value_index` cannot be used, and why. Report all, then return FIREBREAK_BAD_CONFIG. [setup] */
    void (*problem)(void* context, size_t value_index, const char* text);
    /* Why the call that is about to return FIREBREAK_FAILED failed. [serial] */
    void (*failed)(void* context, const char* text);
    /* During `create` only: as `problem`, with a place inside a file or a tree. Call it once for each problem; the host prints them all.
       A warning alone does not end `create`. An older host ends its table before this one: look at `size` first. [setup] */
    void (*problem_at)(void* context, const firebreak_problem* problem);
} firebreak_host;

/* ---- What a strategy orders ---------------------------------------------------------------------------------------------------- */

/* The content of a public reply. Shares in [0, 1]; hostilities in [0, 2]. */
typedef struct firebreak_reply {
    uint32_t size;
    uint32_t department; /* firebreak_department */
    double empathy;
    double explanation;
    double apology;
    double private_channel;
    double compensation;
    double hostility;
    double remedy;
    double backfire; /* probability that its tone goes wrong, and the hostility that people then read in it */
    double backfire_hostility;
} firebreak_reply;

/* Orders for one class of case; it grows only by its reply. */
typedef struct firebreak_class_orders {
    uint32_t size;
    uint32_t reserved;
    double coverage;
    firebreak_reply reply;
} firebreak_class_orders;

/* Standing orders. */
typedef struct firebreak_orders {
    uint32_t size;
    uint32_t triage;                 /* firebreak_triage */
    firebreak_class_orders* classes; /* in the order of firebreak_case_class */
    uint32_t class_count;
    uint32_t class_stride;
    double monitoring;
    int64_t detection_delay;   /* negative: the company's own */
    uint32_t keeps_desk_hours; /* 1: the desk's own hours hold, `hours` is not read */
    int32_t approval_layers;
    int64_t approval_delay;
    double approval_sigma;
    double escalation;
    double information_flow;
    int64_t hand_off_delay;
    double hand_off_sigma;
    int32_t hand_off_hops;
    int32_t fix_threshold;
    int64_t fix_duration;
    double staffing;
    uint8_t hours[168];     /* 1 where the desk is open; hour 0 is Monday 00:00-01:00 */
    double posts_per_day;   /* the company's own posts, whatever is going on */
    double deletion;        /* probability that a seen complaint is deleted instead of answered */
    double peer_answer;     /* probability that an expert or advocate answers an open complaint; negative, the default: the crowd's own */
    double handling_factor; /* handling times are multiplied by this; by default 1 */
} firebreak_orders;

typedef struct firebreak_statement {
    uint32_t size;
    uint32_t type; /* firebreak_statement_type */
    double empathy;
    double hostility;
    uint32_t announces_fix;
    uint32_t reserved;
    int64_t delay;
} firebreak_statement;

/* People who speak up for the company, always disclosed as its supporters. */
typedef struct firebreak_supporters {
    uint32_t size;
    uint32_t count;
    uint32_t choice; /* firebreak_supporter_choice */
    uint32_t reserved;
    double arousal; /* of what they post */
    int64_t delay;
} firebreak_supporters;

/* One thing to do with one case; it grows only by its reply. */
typedef struct firebreak_case_action {
    uint32_t size;
    uint32_t verb; /* firebreak_verb */
    uint32_t case_id;
    uint32_t reserved;
    firebreak_reply reply; /* read for FIREBREAK_ANSWER only */
} firebreak_case_action;

/* ---- What a strategy sees ------------------------------------------------------------------------------------------------------ */

typedef struct firebreak_case {
    uint32_t size;
    uint32_t id;
    int64_t opened;
    int64_t detected;
    uint32_t followers;
    uint16_t issue;
    uint8_t case_class; /* firebreak_case_class */
    uint8_t round;
    uint8_t is_answered;
    uint8_t is_closed;
    uint8_t arousal_class; /* 0 calm, 1 annoyed, 2 angry */
    uint8_t reserved[5];
} firebreak_case;

/* The company's view at a policy tick: only what its monitoring shows, never the hidden state. */
typedef struct firebreak_situation {
    uint32_t size;
    uint32_t case_stride;
    const firebreak_case* cases; /* new or changed since the last tick, in the order of their detection */
    size_t case_count;
    int64_t now;
    double seen_last_hour;
    double expected_last_hour;
    int64_t oldest_wait;
    uint32_t is_crisis;
    uint32_t queue_length;
    uint32_t agents;
    uint32_t busy_agents;
    uint32_t statements_published;
    uint32_t escalations_arrived;
    uint32_t is_fix_running;
    uint32_t reserved;
    double net_sentiment; /* 100 x (positive - negative) / all of the mentions seen today and yesterday */
    double spent;         /* so far, in euros */
    uint32_t articles;    /* that have appeared about the company */
    uint32_t reserved_end;
    uint32_t weekday; /* of `now`, 0 = Monday */
    uint32_t reserved_last;
} firebreak_situation;

/* What a strategy may do at a policy tick; `context` is the first argument of each. A call that is refused returns
   FIREBREAK_FAILED, and the host ends the run with its own message: return at once. All [serial], during `act` only. */
typedef struct firebreak_actions {
    uint32_t size;
    uint32_t reserved;
    void* context;
    int32_t (*set_orders)(void* context, const firebreak_orders* orders);
    int32_t (*case_actions)(void* context, const firebreak_case_action* actions, size_t count, size_t stride);
    int32_t (*publish)(void* context, const firebreak_statement* statements, size_t count, size_t stride);
    int32_t (*start_fix)(void* context, int64_t median_duration);
    /* A line for the decision log, at most 1,000 bytes. */
    int32_t (*note)(void* context, const char* text);
    /* A uniform in [0, 1): a pure function of (run, purpose, entity, n), whatever was drawn before. `purpose` is the strategy's own. */
    double (*draw)(void* context, uint32_t purpose, uint64_t entity, uint32_t n);
    /* An older host ends its table before this one: look at `size` first. */
    int32_t (*mobilise)(void* context, const firebreak_supporters* supporters, size_t count, size_t stride);
    /* Why the actions that follow, up to the next call of this one, are taken: at most 1,000 bytes, for people to read. NULL when nobody
       listens, and then not worth the making. It changes no result. An older host ends its table before this one. */
    int32_t (*because)(void* context, const char* text);
} firebreak_actions;

/* ---- The strategy -------------------------------------------------------------------------------------------------------------- */

/* All pointers stay valid, and what they point to unchanged, as long as the library is loaded. */
typedef struct firebreak_strategy {
    uint32_t abi_version; /* FIREBREAK_STRATEGY_ABI; the only field that no contract will ever move */
    uint32_t size;
    const char* name; /* small letters, digits and _, beginning with a letter */
    const char* version;
    const char* summary; /* one line */
    const firebreak_parameter* parameters;
    uint32_t parameter_count;
    uint32_t parameter_stride;

    /* Makes an instance. `values` holds one value per parameter, in the order of the table. On failure, `*instance` stays NULL. [setup] */
    int32_t (*create)(const firebreak_host* host, const firebreak_value* values, size_t count, size_t stride, void** instance);
    /* [serial] */
    void (*destroy)(void* instance);
    /* Fills in the orders in force from the start. The host hands over its defaults, with room for every class: write what differs,
       within `size` and `class_stride`, and leave `size`, `classes`, `class_count` and `class_stride` alone. A modifier finds the orders
       of the strategy there and changes them; it is asked again whenever these, or its own memory, may have changed, and its answer
       depends on nothing else. [serial] */
    int32_t (*initial_orders)(void* instance, firebreak_orders* orders);
    /* Called at every policy tick. May be NULL: standing orders only. [serial] */
    int32_t (*act)(void* instance, const firebreak_situation* situation, const firebreak_actions* actions);
    /* The instance's memory as bytes. Called twice: with `bytes` NULL it sets `*size`; then it fills `bytes`, which has room for
       `*size`, and sets `*size` to what it wrote. Equal memories give equal bytes. NULL, with `restore`: no memory. [serial] */
    int32_t (*snapshot)(const void* instance, void* bytes, size_t* size);
    /* Continues as the instance that wrote `bytes` would have. [serial] */
    int32_t (*restore)(void* instance, const void* bytes, size_t size);
    uint32_t role; /* firebreak_role; by default a strategy */
    uint32_t reserved;
} firebreak_strategy;

/* The one exported symbol. NULL when the strategy cannot be described at all. [setup] */
typedef const firebreak_strategy* (*firebreak_strategy_entry_function)(void);

#ifdef __cplusplus
}
#endif
#endif
