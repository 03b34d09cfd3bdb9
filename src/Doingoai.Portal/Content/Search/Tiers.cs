namespace Doingoai.Portal.Content.Search;

/// <summary>The documents found and how well each fits; less is better.</summary>
internal sealed class Tiers
{
    /// <summary>Bit by bit: not as written, then not in the title, not in the lead, not in order.</summary>
    private readonly byte[] _of;

    private const byte NotAsWritten = 8;
    private const byte NotInTitle = 4;
    private const byte NotInLead = 2;
    private const byte NotInOrder = 1;

    public Tiers(int size, int[] found)
    {
        _of = new byte[size];
        Found = [.. found.Where(document => document < size)];
        foreach (var document in Found) _of[document] = NotAsWritten | NotInTitle | NotInLead | NotInOrder;
    }

    public int[] Found { get; }

    public Tiers AsWritten(int[]? documents) => Better(documents, NotAsWritten);

    public Tiers InTitle(int[] documents) => Better(documents, NotInTitle | NotInLead);

    public Tiers InLead(int[] documents) => Better(documents, NotInLead);

    public Tiers InOrder(int[]? documents) => Better(documents, NotInOrder);

    public int Of(int document) => _of[document];

    public bool IsAsWritten(int document) => (_of[document] & NotAsWritten) == 0;

    private Tiers Better(int[]? documents, int bits)
    {
        foreach (var document in documents ?? [])
            if (document < _of.Length) _of[document] &= (byte)~bits;
        return this;
    }
}
