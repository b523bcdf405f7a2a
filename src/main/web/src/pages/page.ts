/** Runs on every page. @module */
document.documentElement.classList.add("script");
