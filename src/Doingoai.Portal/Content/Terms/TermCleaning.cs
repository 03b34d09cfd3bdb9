using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Terms;

/// <summary>Brings a term into its stored form and says what is wrong with it. Pure.</summary>
internal static class TermCleaning
{
    public const int LongestForm = 200;
    public const int LongestNote = 1000;
    public const int MostForms = 30;

    public static TermInfo Clean(TermInfo info) => info with
    {
        Key = Slug.Of(info.Key),
        Note = PlainText.Line(info.Note),
        Forms = info.Forms.Where(one => Languages.Knows(one.Key)).Select(one => (one.Key, Forms: Clean(one.Value))).Where(one => !one.Forms.IsEmpty).ToDictionary(one => one.Key, one => one.Forms),
    };

    /// <summary>The first thing that keeps a cleaned term from being stored.</summary>
    public static RuleException? Problem(TermInfo info)
    {
        if (info.Forms.Values.All(forms => forms.Preferred.Length == 0)) return new("term.without-form");
        if (PlainText.Length(info.Note) > LongestNote) return new("term.note-too-long", LongestNote);
        return info.Forms.Select(one => Problem(one.Key, one.Value)).FirstOrDefault(problem => problem is not null);
    }

    private static RuleException? Problem(string language, TermForms forms)
    {
        if (forms.Accepted.Count + forms.Forbidden.Count > MostForms) return new("term.too-many-forms", language, MostForms);
        if (forms.Allowed.Concat(forms.Forbidden).FirstOrDefault(form => PlainText.Length(form) > LongestForm) is { } tooLong) return new("term.form-too-long", tooLong[..40], LongestForm);
        if (forms.Preferred.Length == 0 && forms.Forbidden.Count > 0) return new("term.forbidden-without-preferred", language, forms.Forbidden[0]);
        return forms.Forbidden.FirstOrDefault(form => forms.Allowed.Contains(form, StringComparer.OrdinalIgnoreCase)) is { } both ? new("term.form-both", both) : null;
    }

    private static TermForms Clean(TermForms forms)
    {
        var preferred = PlainText.Line(forms.Preferred);
        return new(preferred, [.. Lines(forms.Accepted).Where(form => form != preferred)], Lines(forms.Forbidden));
    }

    private static List<string> Lines(IEnumerable<string> forms) => [.. forms.Select(PlainText.Line).Where(form => form.Length > 0).Distinct(StringComparer.Ordinal)];
}
