using System.Collections.ObjectModel;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>Something the program does instead of serving: <c>-- trust init</c>. The database is migrated before it runs.</summary>
public interface ICommandVerb
{
    /// <summary>The words that call it, e.g. <c>trust init</c>.</summary>
    string Name { get; }

    /// <summary>Options it takes (<c>--as ha</c>, <c>--dry-run</c>): name → whether a word follows. They come to it as <c>--as=ha</c>.</summary>
    IReadOnlyDictionary<string, bool> Options => ReadOnlyDictionary<string, bool>.Empty;

    /// <summary>Runs with the words after the name. The result is the exit code.</summary>
    Task<int> RunAsync(IServiceProvider services, string[] args);
}
