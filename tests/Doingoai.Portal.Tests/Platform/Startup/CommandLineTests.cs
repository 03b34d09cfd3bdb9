using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Tests.Platform.Startup;

public sealed class CommandLineTests
{
    private static readonly Verb[] Verbs = [new("trust init"), new("recipe")];

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

    [Fact]
    public void Half_a_verb_is_refused() => Assert.Throws<StartRefused>(() => CommandLine.Find(["trust"], Verbs));

    private sealed record Verb(string Name) : ICommandVerb
    {
        public Task<int> RunAsync(IServiceProvider services, string[] args) => Task.FromResult(0);
    }
}
