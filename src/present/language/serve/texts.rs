//! What each text is, and which places it has.

texts! {
    /// The pages of `serve`.
    ServeTexts {
        /// Title of the first page.
        title,
        /// What it is for, before there are files.
        welcome,
        /// Leads to the first page.
        start,
        /// Leads to the report.
        report,
        /// Leads to the scores.
        scores,
        /// Leads to the comparison.
        comparison,
        /// Leads to what was read.
        check,
        /// Leads to what is to be resolved.
        due,
        /// Leads to the files to take away.
        downloads,
        /// Name of the list of pages.
        pages,
        /// Heading of the files.
        files,
        /// Heading of the form for files.
        add,
        /// Label of the field for files.
        choose,
        /// Label of the field for a folder.
        choose_folder,
        /// What may be dropped. `{size}`
        drop,
        /// Button.
        upload,
        /// Button. `{file}`
        remove,
        /// What a file is for.
        of_forecasts,
        /// What a file is for.
        of_resolutions,
        /// What a file is for.
        of_project,
        /// What a file is for.
        of_other,
        /// Heading of what stops the run.
        open,
        /// How it goes on.
        open_text,
        /// What is proposed.
        proposed,
        /// A word to be filled in. `{what}`
        fill,
        /// Goes on without bad rows.
        skip,
        /// Nothing that can be said settles it.
        mend,
        /// Button.
        settle,
        /// Heading of what was settled.
        settled,
        /// Button. `{what}`
        take_back,
        /// Heading of the settings.
        settings,
        /// Label.
        by,
        /// Label.
        as_of,
        /// Label.
        period,
        /// How a period is written.
        period_hint,
        /// Label.
        language,
        /// Button.
        apply,
        /// Heading of saving.
        save,
        /// What saving does.
        save_text,
        /// Leads to the project.
        save_zip,
        /// Button.
        save_here,
        /// Saved.
        saved,
        /// What is saved beside the settings that are not.
        unsaved,
        /// Heading of what can be resolved.
        resolve,
        /// Label.
        on,
        /// Label.
        note,
        /// Label of an answer that is neither yes nor no.
        answer,
        /// Button.
        yes,
        /// Button.
        no,
        /// Button.
        void,
        /// Button.
        as_answered,
        /// Heading of a page that says why something was not done.
        refused,
        /// Nothing was read yet.
        no_files,
        /// Files are too large. `{size}`
        too_large,
        /// It takes a moment.
        busy,
        /// What is to be resolved does not end here. `{n}`
        more_due,
        /// Heading of documents.
        documents,
        /// Heading of data.
        data,
        /// Heading of pictures.
        pictures,
    }
}
