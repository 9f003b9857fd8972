import { sentences } from './sentences.ts';

/** What is said of files that are read in, and of their rows. */
export const importSays = sentences(
  {
    no_such_import: 'There is no such import.',
    file_over_limit: 'must be at most {megabytes} MB ({most})',
    more_cells: 'has {cells} cells where the header has {header}',
    fewer_cells: 'has only {cells} of the {header} cells',
    not_text_cell: 'is no text',
    not_a_class: 'must be one of {classes}, or its Chinese name',
    not_a_cell_date: 'must be a date such as 2026-11-21 or 2026/11/21',
    not_a_cell_time: 'must be a date such as 2026-11-21, with or without a time such as 10:05',
    before_vehicle_received: 'must not be before the vehicle was received',
    same_name: 'is the name of several of the staff: give the id of the person',
    other_visit: 'is of another visit of that day than {number}, and a day has one',
    other_customer: 'is not the number that {number} of the same vehicle and day was entered with',
    vehicle_of_another: 'is another customer’s vehicle by now: change the owner of the vehicle itself',
    too_much_to_store: 'cannot be stored: there is too much of its customer or vehicle',
  },
  () => import('./zh/import.ts'),
);

/** Why a file as a whole is not read in, or why a job was given up. */
export const failureSays = sentences(
  {
    columns_missing: 'A file of {kind} needs the column {columns}.',
    column_twice: 'The column {column} is there twice.',
    empty: 'The file is empty.',
    no_rows: 'The file has no rows.',
    not_sent: 'The file was not sent in time.',
    cut_off: 'The file ends within a character: send it whole.',
    quote_not_closed: 'The quotation mark of the row on line {line} is not closed: the file may be cut.',
    line_too_long: 'The line {line} has more than {most} characters.',
    not_text: 'The file is neither UTF-8 nor GB18030 text: export it, or save the spreadsheet, as CSV.',
    stalled: 'It was taken up again and again and came no further.',
  },
  () => import('./zh/failure.ts'),
);
