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
        if (ForbiddenIn(type, version.Language, fields, terms).FirstOrDefault() is { } use)
            return new("version.forbidden-term", version.Language, type.Field(use.Field)!.Label(Languages.Vietnamese), use.Form, use.Preferred);
        if (channel != Channel.Screens) return null;
        return SlideText.Of(type, fields) switch
        {
            null => new("version.not-for-screens"),
            { Headline: null, Picture: null, Video: null } => new("version.nothing-to-show", version.Language),
            _ => null,
        };
    }

    /// <summary>Forms of the term base that must not be written, outside what the text quotes.</summary>
    public static IEnumerable<ForbiddenUse> ForbiddenIn(ContentType type, string language, IReadOnlyDictionary<string, FieldValue> fields, TermList terms) =>
        from field in type.Fields
        where !field.Shared && fields.ContainsKey(field.Name)
        from use in terms.Check(language, fields[field.Name])
        select new ForbiddenUse(field.Name, use.Form, use.Preferred);
}
