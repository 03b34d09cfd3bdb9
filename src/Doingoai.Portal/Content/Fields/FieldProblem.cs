namespace Doingoai.Portal.Content.Fields;

/// <summary>What is wrong with a field, as a rule code.</summary>
/// <param name="Language"><c>null</c> for shared fields.</param>
/// <param name="Limit">The number the sentence needs, e.g. the longest length.</param>
internal sealed record FieldProblem(string Field, string? Language, string Code, int? Limit = null);
