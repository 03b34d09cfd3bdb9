using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Doingoai.Portal.Tests.Architecture;

/// <summary>Every text exists in all three languages, and every refusal has one.</summary>
public sealed partial class TextTests
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Here(), "../../../src/Doingoai.Portal"));

    public static TheoryData<string> Modules => [.. Directory.GetFiles(Source, "Texts.resx", SearchOption.AllDirectories).Where(NotBuilt).Select(file => Path.GetRelativePath(Source, Path.GetDirectoryName(file)!))];

    [Theory, MemberData(nameof(Modules))]
    public void Every_text_exists_in_all_three_languages(string module)
    {
        var vietnamese = Read(module, "Texts.resx");
        foreach (var file in new[] { "Texts.en.resx", "Texts.zh.resx" })
        {
            var other = Read(module, file);
            Assert.Empty(vietnamese.Keys.Except(other.Keys).Select(key => $"{file} lacks {key}"));
            Assert.Empty(other.Keys.Except(vietnamese.Keys).Select(key => $"Texts.resx lacks {key}"));
            Assert.All(vietnamese, text => Assert.Equal($"{text.Key}: {Places(text.Value)}", $"{text.Key}: {Places(other[text.Key])}"));
        }

        Assert.DoesNotContain("", vietnamese.Values);
    }

    [Fact]
    public void Every_rule_that_refuses_says_so_in_words()
    {
        var texts = Modules.SelectMany(module => Read(module.Data, "Texts.resx").Keys).ToHashSet();
        var codes = SourceFiles("*.cs").SelectMany(file => RuleCode().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(codes);
        Assert.Equal("", string.Join(' ', codes.Where(code => !texts.Contains($"Rule_{code}")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_text_a_page_asks_for_exists()
    {
        var missing = from file in SourceFiles("*.razor").Concat(SourceFiles("*.razor.cs"))
                      let module = Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar)[0]
                      where File.Exists(Path.Combine(Source, module, "Texts.resx"))
                      let keys = Read(module, "Texts.resx")
                      from Match match in TextKey().Matches(File.ReadAllText(file))
                      where !keys.ContainsKey(match.Groups[1].Value)
                      select $"{Path.GetRelativePath(Source, file)}: {match.Groups[1].Value}";
        Assert.Empty(missing.Distinct());
    }

    private static IEnumerable<string> SourceFiles(string pattern) => Directory.GetFiles(Source, pattern, SearchOption.AllDirectories).Where(NotBuilt);

    private static bool NotBuilt(string file) => !Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static Dictionary<string, string> Read(string module, string file) => XDocument.Load(Path.Combine(Source, module, file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value.Trim() ?? "");

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("""new RuleException\(\s*"([^"{]+)"[,)]""")]
    private static partial Regex RuleCode();

    [GeneratedRegex("""\bL\["([A-Za-z0-9_.-]+)"[\],]""")]
    private static partial Regex TextKey();

    [GeneratedRegex("""\{\d+""")]
    private static partial Regex Place();
}
