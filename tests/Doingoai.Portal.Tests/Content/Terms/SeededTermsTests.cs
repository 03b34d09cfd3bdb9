using System.Text.Json;
using Doingoai.Portal.Content.Terms;

namespace Doingoai.Portal.Tests.Content.Terms;

/// <summary>The recipe's term base and its sample texts fit each other.</summary>
public sealed class SeededTermsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Recipes", "lao-cai");

    [Fact]
    public void Every_seeded_term_has_a_form_in_each_language_and_names_one_thing()
    {
        using var terms = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "terms.json")));
        var all = terms.RootElement.GetProperty("terms").EnumerateArray().ToList();
        Assert.True(all.Count > 100);
        Assert.Equal(all.Count, all.Select(term => term.GetProperty("key").GetString()).Distinct().Count());
        Assert.All(all, term => Assert.All(["vi", "en", "zh"], language =>
        {
            var form = term.GetProperty(language) is { ValueKind: JsonValueKind.Object } forms ? forms.GetProperty("preferred").GetString()! : term.GetProperty(language).GetString()!;
            Assert.DoesNotContain(" · ", form, StringComparison.Ordinal);
            Assert.DoesNotContain(" / ", form, StringComparison.Ordinal);
            Assert.DoesNotContain(";", form, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void Every_seeded_term_is_named_once_and_contradicts_no_other()
    {
        using var terms = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "terms.json")));
        var infos = terms.RootElement.GetProperty("terms").EnumerateArray().Select(term => new TermInfo(
            term.GetProperty("key").GetString()!, Enum.Parse<TermKind>(term.GetProperty("kind").GetString()!, ignoreCase: true), "",
            new[] { "vi", "en", "zh" }.ToDictionary(language => language, language => term.GetProperty(language) is { ValueKind: JsonValueKind.Object } forms
                ? new TermForms(forms.GetProperty("preferred").GetString()!, [], forms.TryGetProperty("forbidden", out var forbidden) ? forbidden.Deserialize<string[]>()! : [])
                : new TermForms(term.GetProperty(language).GetString()!, [], [])))).ToList();
        Assert.All(infos, info => Assert.Null(TermCleaning.Problem(TermCleaning.Clean(info))));
        Assert.Null(SaveTerm.Contradiction(infos));
    }
}
