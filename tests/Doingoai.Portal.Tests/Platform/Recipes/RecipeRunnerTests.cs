using System.Text.Json;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Platform.Recipes;

[StartsPortal]
public sealed class RecipeRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("doingoai-recipe-").FullName;
    private readonly RememberingStep _step = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_start_applies_the_recipe_and_a_later_one_does_not()
    {
        await WriteAsync("""{ "steps": [ { "step": "remember", "what": "a" }, "second.json" ] }""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "second.json"), """{ "step": "remember", "what": "b" }""");
        await using var portal = await PortalAsync();
        var runner = portal.Services.GetRequiredService<RecipeRunner>();
        await runner.FinishAsync(default);
        Assert.Equal(["a", "b", "later a", "later b"], _step.Seen);

        await runner.RunFirstAsync(default);
        await runner.FinishAsync(default);
        Assert.Equal(4, _step.Seen.Count);

        await runner.RunAsync(_folder, default); // -- recipe <folder>
        Assert.Equal(["a", "b", "later a", "later b"], _step.Seen.Skip(4));
    }

    [Fact]
    public async Task A_recipe_that_broke_off_is_applied_again_at_the_next_start()
    {
        await WriteAsync("""{ "steps": [ { "step": "remember", "what": "a" }, { "step": "remember", "what": "break" } ] }""");
        await using var portal = new PortalFixture { Replace = Add };
        await portal.InitializeAsync();
        var runner = portal.Services.GetRequiredService<RecipeRunner>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => runner.RunAsync(_folder, default));
        await WriteAsync("""{ "steps": [ { "step": "remember", "what": "a" } ] }""");
        await runner.RunAsync(_folder, default);

        Assert.Equal(["a", "a", "later a"], _step.Seen);
    }

    private Task WriteAsync(string recipe) => File.WriteAllTextAsync(Path.Combine(_folder, "recipe.json"), recipe);

    private async Task<PortalFixture> PortalAsync()
    {
        var portal = new PortalFixture { Settings = new() { ["Seed:Recipe"] = _folder }, Replace = Add };
        await portal.InitializeAsync();
        return portal;
    }

    private void Add(IServiceCollection services) => services.AddSingleton<IRecipeStep>(_step);

    private sealed class RememberingStep : ILaterRecipeStep
    {
        public List<string> Seen { get; } = [];

        public string Key => "remember";

        public Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
        {
            var what = step.GetProperty("what").GetString()!;
            if (what == "break") throw new InvalidOperationException("broken");
            Seen.Add(what);
            return Task.CompletedTask;
        }

        public Task RunLaterAsync(JsonElement step, string folder, CancellationToken cancel)
        {
            Seen.Add($"later {step.GetProperty("what").GetString()}");
            return Task.CompletedTask;
        }
    }
}
