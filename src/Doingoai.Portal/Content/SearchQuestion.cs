namespace Doingoai.Portal.Content;

/// <summary>What a reader asks. Anything may have been typed: what is too much is cut, what is no word is passed over.</summary>
/// <param name="Language">Of what is looked for; <c>null</c> = all.</param>
/// <param name="Section">Key of a section; <c>null</c> = all.</param>
/// <param name="From">First day of publication, in Vietnam.</param>
/// <param name="Until">Last day of publication, in Vietnam.</param>
/// <param name="Page">From 1; beyond the last page the last is meant.</param>
internal sealed record SearchQuestion(
    string Text, string? Language = null, string? Section = null, DateOnly? From = null, DateOnly? Until = null, int Page = 1, int Size = 10);
