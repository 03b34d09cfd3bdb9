using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Whether a version has all that a channel needs. Pure.</summary>
internal static class Readiness
{
    public static RuleException? Refusal(ContentType type, ItemVersion version, Channel channel, TermList terms)
    {
        var fields = FieldSet.Read(version.Fields);
        if (DraftRules.Missing(type, fields, version.Language).ToList() is { Count: > 0 } missing)
            return new("version.not-ready", version.Language, string.Join(", ", missing.Select(problem => type.Field(problem.Field)!.Label(Languages.Vietnamese))));
        if (Forbidden(type, version, fields, terms) is { } forbidden) return forbidden;
        if (channel != Channel.Screens) return null;
        return SlideText.Of(type, fields) switch
        {
            null => new("version.not-for-screens"),
            { Headline: null, Picture: null, Video: null } => new("version.nothing-to-show", version.Language),
            _ => null,
        };
    }

    /// <summary>A form of the term base that must not be written, outside what the text quotes.</summary>
    private static RuleException? Forbidden(ContentType type, ItemVersion version, IReadOnlyDictionary<string, FieldValue> fields, TermList terms) => (
        from field in type.Fields
        where !field.Shared && fields.ContainsKey(field.Name)
        from use in terms.Check(version.Language, fields[field.Name])
        select new RuleException("version.forbidden-term", version.Language, field.Label(Languages.Vietnamese), use.Form, use.Preferred)).FirstOrDefault();
}
