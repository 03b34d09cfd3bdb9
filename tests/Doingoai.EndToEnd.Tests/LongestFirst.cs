using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Doingoai.EndToEnd.Tests.LongestFirst))]

namespace Doingoai.EndToEnd.Tests;

/// <summary>Begins with the tests that share a portal and take the longest: whatever is left at the end runs alone on half of the machine.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [WritingCollection.Name, EndToEndCollection.Name];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(one => Long.Contains(one.TestCollectionDisplayName) ? Array.IndexOf(Long, one.TestCollectionDisplayName) : Long.Length)];
}
