namespace Doingoai.Portal.Platform.Startup;

/// <summary>Tells verbs (<c>trust init</c>) and their options (<c>--dry-run</c>) from settings (<c>--Network:Http=…</c>).</summary>
internal static class CommandLine
{
    private const string Dashes = "--";

    /// <summary>Settings without a colon in their name: those of the host.</summary>
    private static readonly string[] HostSettings = ["environment", "contentroot", "applicationname", "urls"];

    /// <summary>The verb called and its words, or <c>null</c> when the portal is to serve.</summary>
    public static (ICommandVerb Verb, string[] Args)? Find(string[] args, IEnumerable<ICommandVerb> verbs)
    {
        var words = args.TakeWhile(word => !word.StartsWith('-')).ToArray();
        if (words.Length == 0) return null;

        var known = verbs.ToList();
        foreach (var verb in known.OrderByDescending(verb => verb.Name.Length))
        {
            var name = verb.Name.Split(' ');
            if (words.Take(name.Length).SequenceEqual(name)) return (verb, [.. Own(verb, args[name.Length..])]);
        }

        throw new StartRefused($"Unknown command '{string.Join(' ', words)}'; known: {string.Join(", ", known.Select(verb => verb.Name).Order())}.");
    }

    /// <summary>What is for the configuration. Of a verb's line only the settings: a path or an option before one would be taken for its name.</summary>
    public static string[] Settings(string[] args) => args is [['-', ..], ..] or [] ? args : [.. Split(args).Where(IsSetting).SelectMany(part => part)];

    private static IEnumerable<string> Own(ICommandVerb verb, string[] args)
    {
        var rest = new Queue<string>(Split(args).Where(part => !IsSetting(part)).SelectMany(part => part));
        while (rest.TryDequeue(out var word))
        {
            if (!word.StartsWith('-'))
            {
                yield return word;
                continue;
            }

            var name = NameOf(word);
            if (!verb.Options.TryGetValue(name, out var takesWord)) throw new StartRefused($"'{verb.Name}' knows no option {word}.{Known(verb)}");
            if (takesWord == word.Contains('=', StringComparison.Ordinal)) yield return word;
            else if (takesWord && rest.TryDequeue(out var value) && !value.StartsWith('-')) yield return $"{word}={value}";
            else throw new StartRefused(takesWord ? $"{word} needs a word behind it." : $"--{name} takes no word.");
        }
    }

    /// <summary>Each word by itself; a setting written in two words (<c>--Seed:Recipe x</c>) as one part.</summary>
    private static IEnumerable<string[]> Split(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
            if (IsSetting([args[at]]) && !args[at].Contains('=', StringComparison.Ordinal) && at + 1 < args.Length) yield return [args[at], args[++at]];
            else yield return [args[at]];
    }

    private static bool IsSetting(string[] part) =>
        part[0].StartsWith(Dashes, StringComparison.Ordinal) && NameOf(part[0]) is var name
        && (name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name.ToLowerInvariant()));

    private static string NameOf(string word) => word.Split('=', 2)[0].TrimStart('-');

    private static string Known(ICommandVerb verb) => verb.Options.Count == 0 ? "" : $" It knows {string.Join(", ", verb.Options.Keys.Select(name => Dashes + name))}.";
}
