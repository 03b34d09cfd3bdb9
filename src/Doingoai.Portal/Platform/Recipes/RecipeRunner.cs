using System.Text.Json;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Recipes;

/// <summary>Applies <c>recipe.json</c> of a folder, step by step. Steps belong to the modules.</summary>
internal sealed partial class RecipeRunner(
    IServiceScopeFactory scopes, IDbContextFactory<PortalDb> dbs, IOptions<RecipeOptions> options, TimeProvider time, ILogger<RecipeRunner> logger) : IDisposable
{
    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly SemaphoreSlim _finishing = new(1);
    private string? _unfinished;

    /// <summary>Applies the configured recipe if it never was, without what can wait for <see cref="FinishAsync"/>.</summary>
    public async Task RunFirstAsync(CancellationToken cancel)
    {
        var recipe = options.Value.Recipe ?? RecipeOptions.Default;
        var folder = Path.IsPathRooted(recipe) ? recipe : Path.Combine(AppContext.BaseDirectory, "Recipes", recipe);
        if (recipe.Length == 0 || (options.Value.Recipe is null && !File.Exists(FileIn(folder)))) return;
        if (!File.Exists(FileIn(folder))) throw new StartRefused($"Seed:Recipe names '{recipe}', but there is no {FileIn(folder)}.");

        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<RecipeRun>().AnyAsync(run => run.Name == NameOf(folder), cancel)) return;
        LogApplying(folder);
        await EachAsync(folder, (runner, step) => runner.RunAsync(step, folder, cancel), cancel);
        _unfinished = folder;
    }

    /// <summary>Does what <see cref="RunFirstAsync"/> left for later; only then the recipe counts as applied.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        await _finishing.WaitAsync(cancel);
        try
        {
            if (_unfinished is not { } folder) return;
            await LaterAsync(folder, cancel);
            await RememberAsync(NameOf(folder), cancel);
            _unfinished = null;
        }
        finally
        {
            _finishing.Release();
        }
    }

    public void Dispose() => _finishing.Dispose();

    /// <summary>Applies all of the recipe in <paramref name="folder"/>, whether or not it was before.</summary>
    public async Task RunAsync(string folder, CancellationToken cancel)
    {
        LogApplying(folder);
        await EachAsync(folder, (runner, step) => runner.RunAsync(step, folder, cancel), cancel);
        await LaterAsync(folder, cancel);
        await RememberAsync(NameOf(folder), cancel);
    }

    private Task LaterAsync(string folder, CancellationToken cancel) => EachAsync(
        folder, (runner, step) => runner is ILaterRecipeStep later ? later.RunLaterAsync(step, folder, cancel) : Task.CompletedTask, cancel);

    private async Task EachAsync(string folder, Func<IRecipeStep, JsonElement, Task> run, CancellationToken cancel)
    {
        using var recipe = JsonDocument.Parse(await File.ReadAllBytesAsync(FileIn(folder), cancel), Json);
        foreach (var step in recipe.RootElement.GetProperty("steps").EnumerateArray())
        {
            // A long recipe keeps each step in a file of its own.
            using var file = step.ValueKind == JsonValueKind.String
                ? JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, step.GetString()!), cancel), Json)
                : null;
            await StepAsync(file?.RootElement ?? step, run);
        }
    }

    private async Task StepAsync(JsonElement step, Func<IRecipeStep, JsonElement, Task> run)
    {
        var key = step.GetProperty("step").GetString();
        await using var scope = scopes.CreateAsyncScope();
        var runner = scope.ServiceProvider.GetServices<IRecipeStep>().FirstOrDefault(one => one.Key == key);
        if (runner is null) LogUnknownStep(key);
        else await run(runner, step);
    }

    private async Task RememberAsync(string name, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<RecipeRun>().FindAsync([name], cancel) is { } run) run.Again(time.GetUtcNow());
        else db.Add(new RecipeRun(name, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "recipe.json");

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    [LoggerMessage(LogLevel.Information, "Applying the recipe in {Folder}.")]
    private partial void LogApplying(string folder);

    [LoggerMessage(LogLevel.Warning, "No module knows the recipe step {Key}; it is left out.")]
    private partial void LogUnknownStep(string? key);
}
