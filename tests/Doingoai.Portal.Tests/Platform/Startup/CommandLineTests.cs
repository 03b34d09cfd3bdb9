using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Tests.Platform.Startup;

public sealed class CommandLineTests
{
    private static readonly Verb[] Verbs = [new("trust init"), new("recipe"), new("import") { Options = new Dictionary<string, bool> { ["as"] = true, ["dry-run"] = false } }];

    [Theory]
    [InlineData("trust init", "trust init", "")]
    [InlineData("trust init folder --Database:Folder=x", "trust init", "folder")]
    [InlineData("recipe a b", "recipe", "a b")]
    public void Words_before_the_settings_call_a_verb(string line, string name, string rest)
    {
        var (verb, args) = CommandLine.Find(line.Split(' '), Verbs)!.Value;

        Assert.Equal(name, verb.Name);
        Assert.Equal(rest, string.Join(' ', args));
    }

    [Theory]
    [InlineData("--Network:Http=http://localhost:1")]
    [InlineData("--environment=Development")]
    public void Settings_alone_serve(string line) => Assert.Null(CommandLine.Find([line], Verbs));

    [Theory]
    [InlineData("import a.csv --dry-run --as ha --Database:Folder=x", "a.csv --dry-run --as=ha")]
    [InlineData("import --as=ha --Seed:Recipe y --dry-run a.csv --environment=Production", "--as=ha --dry-run a.csv")]
    public void A_verb_gets_its_options_and_no_settings(string line, string rest) => Assert.Equal(rest, string.Join(' ', CommandLine.Find(line.Split(' '), Verbs)!.Value.Args));

    [Theory]
    [InlineData("import a.csv --dryrun")]
    [InlineData("import a.csv --dry-run=yes")]
    [InlineData("import a.csv --as")]
    [InlineData("import a.csv --as --dry-run")]
    [InlineData("recipe folder --as ha")]
    public void A_misspelt_option_is_refused_and_never_passed_over(string line) => Assert.Throws<StartRefused>(() => CommandLine.Find(line.Split(' '), Verbs));

    [Theory]
    [InlineData("import /data/a.csv --dry-run --Database:Folder=/x", "--Database:Folder=/x")]
    [InlineData("recipe /data/folder --Seed:Recipe y --as ha", "--Seed:Recipe y")]
    [InlineData("--Network:Http http://x --dry-run", "--Network:Http http://x --dry-run")]
    public void A_path_or_an_option_never_takes_a_setting_s_place(string line, string settings) => Assert.Equal(settings, string.Join(' ', CommandLine.Settings(line.Split(' '))));

    [Fact]
    public void Half_a_verb_is_refused() => Assert.Throws<StartRefused>(() => CommandLine.Find(["trust"], Verbs));

    private sealed record Verb(string Name) : ICommandVerb
    {
        public IReadOnlyDictionary<string, bool> Options { get; init; } = new Dictionary<string, bool>();

        public Task<int> RunAsync(IServiceProvider services, string[] args) => Task.FromResult(0);
    }
}
