namespace Doingoai.Portal.Platform.Startup;

/// <summary>Tells verbs (<c>trust init</c>) from settings (<c>--Network:Http=…</c>).</summary>
internal static class CommandLine
{
    /// <summary>The verb called and its words, or <c>null</c> when the portal is to serve.</summary>
    public static (ICommandVerb Verb, string[] Args)? Find(string[] args, IEnumerable<ICommandVerb> verbs)
    {
        var words = args.TakeWhile(word => !word.StartsWith('-')).ToArray();
        if (words.Length == 0) return null;

        var known = verbs.ToList();
        foreach (var verb in known.OrderByDescending(verb => verb.Name.Length))
        {
            var name = verb.Name.Split(' ');
            if (words.Take(name.Length).SequenceEqual(name)) return (verb, words[name.Length..]);
        }

        throw new StartRefused($"Unknown command '{string.Join(' ', words)}'; known: {string.Join(", ", known.Select(verb => verb.Name).Order())}.");
    }
}
