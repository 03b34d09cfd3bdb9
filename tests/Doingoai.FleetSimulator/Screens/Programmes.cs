namespace Doingoai.FleetSimulator.Screens;

/// <summary>What plays in the scenarios with a real browser.</summary>
internal static class Programmes
{
    /// <summary>Slides, photographs, films of both kinds and the clock, in turn.</summary>
    public static async Task<IReadOnlyList<(Piece? Piece, int Ms)>> MixedAsync(Studio studio, int rounds, int ms, CancellationToken cancel)
    {
        var programme = new List<(Piece?, int)>();
        for (var round = 0; round < rounds; round++)
        {
            programme.Add((studio.Slide(round), ms));
            programme.Add((await studio.FilmAsync(2 * round, 1 + ms / 1000, isWebM: false, cancel), ms));
            programme.Add((studio.Photograph(round), ms));
            programme.Add((await studio.FilmAsync(2 * round + 1, 1 + ms / 1000, isWebM: round % 2 == 0, cancel), ms));
            programme.Add((studio.Slide(round + rounds), ms));
            if (round == 0) programme.Add((null, ms));
        }

        return programme;
    }

    /// <summary>So many films, each a file of its own, with as many pictures between them.</summary>
    public static async Task<IReadOnlyList<(Piece? Piece, int Ms)>> FilmsAsync(Studio studio, int films, int ms, CancellationToken cancel)
    {
        var patterns = new List<Piece>();
        for (var number = 0; number < Math.Min(films, 6); number++) patterns.Add(await studio.FilmAsync(number, 1, isWebM: false, cancel));
        Piece[] pictures = [.. Enumerable.Range(0, 6).Select(number => number % 2 == 0 ? studio.Slide(number) : studio.Photograph(number))];
        return
        [
            .. Enumerable.Range(0, films).SelectMany(number => new (Piece?, int)[]
            {
                (Studio.Again(patterns[number % patterns.Count], number), ms), (Studio.Again(pictures[number % pictures.Length], number), ms),
            }),
        ];
    }
}
