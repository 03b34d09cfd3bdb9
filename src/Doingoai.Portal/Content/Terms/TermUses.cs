namespace Doingoai.Portal.Content.Terms;

/// <summary>A forbidden form that stands in a text, as it is written there, and what to write instead.</summary>
internal sealed record ForbiddenUse(string Form, string Preferred);

/// <summary>A term the source uses, and how to say it.</summary>
/// <param name="IsUsed">The translation says it so already.</param>
internal sealed record TermProposal(string Source, string Preferred, string Note, bool IsUsed);
