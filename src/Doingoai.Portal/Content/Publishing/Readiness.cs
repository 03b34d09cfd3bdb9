using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Whether a version has all that a channel needs. Pure.</summary>
internal static class Readiness
{
    public static RuleException? Refusal(ContentType type, ItemVersion version, Channel channel)
    {
        var fields = FieldSet.Read(version.Fields);
        if (DraftRules.Missing(type, fields, version.Language).ToList() is { Count: > 0 } missing)
            return new("version.not-ready", version.Language, string.Join(", ", missing.Select(problem => type.Field(problem.Field)!.Label(Languages.Vietnamese))));
        if (channel != Channel.Screens) return null;
        return SlideText.Of(type, fields) switch
        {
            null => new("version.not-for-screens"),
            { Headline: null, Picture: null, Video: null } => new("version.nothing-to-show", version.Language),
            _ => null,
        };
    }
}
