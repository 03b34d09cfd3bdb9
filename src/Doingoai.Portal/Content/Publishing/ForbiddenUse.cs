namespace Doingoai.Portal.Content.Publishing;

/// <summary>A field that uses a form of the term base nobody may write, and what to write instead.</summary>
internal sealed record ForbiddenUse(string Field, string Form, string Preferred);
