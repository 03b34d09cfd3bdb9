using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Admin;

/// <summary>Whoever adds an audited entity, a verb or a loop also says what people call it.</summary>
[StartsPortal]
public sealed partial class NamedTextsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private NamedTexts Names => portal.Services.GetRequiredService<NamedTexts>();

    [Fact]
    public async Task Every_audited_entity_and_property_has_a_word()
    {
        await using var db = await portal.Dbs.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var audited = db.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.ClrType.GetCustomAttribute<AuditedAttribute>() is not null).ToList();
        Assert.NotEmpty(audited);
        var keys = audited.Select(entity => $"Entity_{entity.ClrType.Name}").Concat(audited.SelectMany(entity => entity.GetProperties()).Select(property => $"Field_{property.Name}"));
        Assert.Equal("", string.Join(' ', keys.Distinct().Where(key => Names.Find(key) is null)));
    }

    [Fact]
    public void Every_verb_has_a_word()
    {
        var source = Path.GetFullPath(Path.Combine(Here(), "../../../src/Doingoai.Portal"));
        var verbs = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories).SelectMany(file => Verb().Matches(File.ReadAllText(file))).SelectMany(match => Word().Matches(match.Value)).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("version.publish", verbs);
        Assert.Contains("translation.withdraw", verbs);
        Assert.Equal("", string.Join(' ', verbs.Distinct().Where(verb => Names.Find($"Audit_{verb}") is null)));
    }

    [Fact]
    public void Every_loop_has_a_word()
    {
        var reports = portal.Services.GetRequiredService<LoopHealth>().Reports;
        Assert.NotEmpty(reports);
        Assert.Empty(reports.Where(loop => Names.Find($"Loop_{loop.Name}") is null).Select(loop => loop.Name));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("""actor\.Do\([^;]*\);""")]
    private static partial Regex Verb();

    [GeneratedRegex("\"([a-z]+\\.[a-z-]+)\"")]
    private static partial Regex Word();
}
