"""What people who know films expect beside a film: `must` among its first ten, `must_not` there.

Written from general knowledge: sequels and siblings belong there; what everybody rated in the same
year, because a site showed it on its first page, does not.
"""

from __future__ import annotations

_POTTER = (
    "Harry Potter and the Sorcerer's Stone (a.k.a. Harry Potter and the Philosopher's Stone) (2001)"
)

EXPECTED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Toy Story (1995)",
        ("Toy Story 2 (1999)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
            "Broken Arrow (1996)",
        ),
    ),
    (
        "Toy Story 2 (1999)",
        ("Toy Story (1995)", "Monsters, Inc. (2001)"),
        ("American Beauty (1999)", "Sixth Sense, The (1999)", "Erin Brockovich (2000)"),
    ),
    (
        "Toy Story 3 (2010)",
        ("Toy Story 2 (1999)",),
        ("Black Swan (2010)", "Social Network, The (2010)", "Shutter Island (2010)"),
    ),
    (
        "Star Wars: Episode IV - A New Hope (1977)",
        (
            "Star Wars: Episode V - The Empire Strikes Back (1980)",
            "Star Wars: Episode VI - Return of the Jedi (1983)",
        ),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Star Wars: Episode V - The Empire Strikes Back (1980)",
        (
            "Star Wars: Episode IV - A New Hope (1977)",
            "Star Wars: Episode VI - Return of the Jedi (1983)",
        ),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Star Wars: Episode VI - Return of the Jedi (1983)",
        (
            "Star Wars: Episode IV - A New Hope (1977)",
            "Star Wars: Episode V - The Empire Strikes Back (1980)",
        ),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Star Wars: Episode I - The Phantom Menace (1999)",
        ("Star Wars: Episode II - Attack of the Clones (2002)",),
        ("American Beauty (1999)", "American Pie (1999)", "Erin Brockovich (2000)"),
    ),
    (
        "Godfather, The (1972)",
        ("Godfather: Part II, The (1974)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Godfather: Part II, The (1974)",
        ("Godfather, The (1972)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Raiders of the Lost Ark (Indiana Jones and the Raiders of the Lost Ark) (1981)",
        (
            "Indiana Jones and the Temple of Doom (1984)",
            "Indiana Jones and the Last Crusade (1989)",
        ),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Indiana Jones and the Last Crusade (1989)",
        ("Raiders of the Lost Ark (Indiana Jones and the Raiders of the Lost Ark) (1981)",),
        (
            "Dances with Wolves (1990)",
            "True Lies (1994)",
            "Apollo 13 (1995)",
            "Pretty Woman (1990)",
            "Cliffhanger (1993)",
            "Mrs. Doubtfire (1993)",
        ),
    ),
    (
        "Terminator, The (1984)",
        ("Terminator 2: Judgment Day (1991)",),
        (
            "Dances with Wolves (1990)",
            "True Lies (1994)",
            "Apollo 13 (1995)",
            "Pretty Woman (1990)",
            "Cliffhanger (1993)",
            "Mrs. Doubtfire (1993)",
        ),
    ),
    (
        "Terminator 2: Judgment Day (1991)",
        ("Terminator, The (1984)",),
        (
            "Dances with Wolves (1990)",
            "Apollo 13 (1995)",
            "Pretty Woman (1990)",
            "Mrs. Doubtfire (1993)",
            "Batman Forever (1995)",
            "Lion King, The (1994)",
            "Ace Ventura: Pet Detective (1994)",
        ),
    ),
    (
        "Alien (1979)",
        ("Aliens (1986)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Aliens (1986)",
        ("Alien (1979)",),
        (
            "Dances with Wolves (1990)",
            "True Lies (1994)",
            "Apollo 13 (1995)",
            "Pretty Woman (1990)",
            "Cliffhanger (1993)",
            "Mrs. Doubtfire (1993)",
        ),
    ),
    (
        "Back to the Future (1985)",
        ("Back to the Future Part II (1989)",),
        (
            "Dances with Wolves (1990)",
            "True Lies (1994)",
            "Apollo 13 (1995)",
            "Pretty Woman (1990)",
            "Cliffhanger (1993)",
            "Mrs. Doubtfire (1993)",
        ),
    ),
    (
        "Back to the Future Part III (1990)",
        ("Back to the Future Part II (1989)",),
        (
            "Dances with Wolves (1990)",
            "True Lies (1994)",
            "Apollo 13 (1995)",
            "Pretty Woman (1990)",
            "Cliffhanger (1993)",
            "Mrs. Doubtfire (1993)",
        ),
    ),
    (
        "Matrix Reloaded, The (2003)",
        ("Matrix Revolutions, The (2003)",),
        ("Catch Me If You Can (2002)", "Bruce Almighty (2003)", "Finding Nemo (2003)"),
    ),
    (
        "Lord of the Rings: The Fellowship of the Ring, The (2001)",
        (
            "Lord of the Rings: The Two Towers, The (2002)",
            "Lord of the Rings: The Return of the King, The (2003)",
        ),
        (
            "Catch Me If You Can (2002)",
            "Ocean's Eleven (2001)",
            "Beautiful Mind, A (2001)",
            "Minority Report (2002)",
        ),
    ),
    (
        "Lord of the Rings: The Two Towers, The (2002)",
        (
            "Lord of the Rings: The Fellowship of the Ring, The (2001)",
            "Lord of the Rings: The Return of the King, The (2003)",
        ),
        ("Catch Me If You Can (2002)", "Ocean's Eleven (2001)", "Beautiful Mind, A (2001)"),
    ),
    (
        "Lord of the Rings: The Return of the King, The (2003)",
        (
            "Lord of the Rings: The Fellowship of the Ring, The (2001)",
            "Lord of the Rings: The Two Towers, The (2002)",
        ),
        ("Catch Me If You Can (2002)", "Ocean's Eleven (2001)", "Beautiful Mind, A (2001)"),
    ),
    (
        _POTTER,
        (
            "Harry Potter and the Chamber of Secrets (2002)",
            "Harry Potter and the Prisoner of Azkaban (2004)",
        ),
        ("Ocean's Eleven (2001)", "Beautiful Mind, A (2001)", "Minority Report (2002)"),
    ),
    (
        "Harry Potter and the Prisoner of Azkaban (2004)",
        (
            _POTTER,
            "Harry Potter and the Chamber of Secrets (2002)",
            "Harry Potter and the Goblet of Fire (2005)",
        ),
        ("Catch Me If You Can (2002)", "Ocean's Eleven (2001)", "Bourne Supremacy, The (2004)"),
    ),
    (
        "Harry Potter and the Goblet of Fire (2005)",
        (
            "Harry Potter and the Prisoner of Azkaban (2004)",
            "Harry Potter and the Order of the Phoenix (2007)",
        ),
        ("Batman Begins (2005)", "War of the Worlds (2005)"),
    ),
    (
        "Iron Man (2008)",
        ("Iron Man 2 (2010)", "Avengers, The (2012)"),
        ("Slumdog Millionaire (2008)", "Burn After Reading (2008)"),
    ),
    ("Avengers, The (2012)", ("Iron Man 2 (2010)",), ("Django Unchained (2012)", "Argo (2012)")),
    (
        "Spider-Man (2002)",
        ("Spider-Man 2 (2004)",),
        ("Beautiful Mind, A (2001)", "Signs (2002)", "My Big Fat Greek Wedding (2002)"),
    ),
    (
        "X2: X-Men United (2003)",
        ("X-Men (2000)",),
        ("Catch Me If You Can (2002)", "Bruce Almighty (2003)"),
    ),
    (
        "Shrek (2001)",
        ("Shrek 2 (2004)", "Monsters, Inc. (2001)"),
        ("Beautiful Mind, A (2001)", "Traffic (2000)"),
    ),
    (
        "Finding Nemo (2003)",
        ("Monsters, Inc. (2001)", "Incredibles, The (2004)"),
        ("Kill Bill: Vol. 1 (2003)", "Mystic River (2003)"),
    ),
    (
        "Incredibles, The (2004)",
        ("Finding Nemo (2003)", "Monsters, Inc. (2001)"),
        ("Kill Bill: Vol. 2 (2004)", "Eternal Sunshine of the Spotless Mind (2004)"),
    ),
    (
        "Lion King, The (1994)",
        ("Aladdin (1992)", "Beauty and the Beast (1991)"),
        (
            "True Lies (1994)",
            "Dances with Wolves (1990)",
            "Apollo 13 (1995)",
            "Cliffhanger (1993)",
            "Firm, The (1993)",
        ),
    ),
    (
        "Aladdin (1992)",
        ("Lion King, The (1994)", "Beauty and the Beast (1991)"),
        (
            "True Lies (1994)",
            "Dances with Wolves (1990)",
            "Apollo 13 (1995)",
            "Cliffhanger (1993)",
            "Firm, The (1993)",
        ),
    ),
    (
        "Beauty and the Beast (1991)",
        ("Aladdin (1992)", "Lion King, The (1994)"),
        (
            "True Lies (1994)",
            "Dances with Wolves (1990)",
            "Apollo 13 (1995)",
            "Cliffhanger (1993)",
            "Firm, The (1993)",
            "Batman Forever (1995)",
        ),
    ),
    (
        "Bambi (1942)",
        ("Dumbo (1941)", "Pinocchio (1940)"),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Kill Bill: Vol. 1 (2003)",
        ("Kill Bill: Vol. 2 (2004)",),
        ("Finding Nemo (2003)", "Catch Me If You Can (2002)"),
    ),
    (
        "Pirates of the Caribbean: The Curse of the Black Pearl (2003)",
        ("Pirates of the Caribbean: Dead Man's Chest (2006)",),
        ("Beautiful Mind, A (2001)", "Lost in Translation (2003)"),
    ),
    (
        "Bourne Identity, The (2002)",
        ("Bourne Supremacy, The (2004)",),
        ("Beautiful Mind, A (2001)", "Signs (2002)"),
    ),
    (
        "Dark Knight, The (2008)",
        ("Batman Begins (2005)", "Dark Knight Rises, The (2012)"),
        ("Slumdog Millionaire (2008)", "Juno (2007)"),
    ),
    (
        "Ace Ventura: Pet Detective (1994)",
        ("Dumb & Dumber (Dumb and Dumber) (1994)",),
        (
            "Dances with Wolves (1990)",
            "Apollo 13 (1995)",
            "Crimson Tide (1995)",
            "Clear and Present Danger (1994)",
        ),
    ),
    (
        "Jurassic Park (1993)",
        ("Terminator 2: Judgment Day (1991)",),
        ("Dances with Wolves (1990)", "Pretty Woman (1990)", "Schindler's List (1993)"),
    ),
    (
        "Pulp Fiction (1994)",
        ("Reservoir Dogs (1992)",),
        (
            "Ace Ventura: Pet Detective (1994)",
            "Batman (1989)",
            "Batman Forever (1995)",
            "Dances with Wolves (1990)",
            "True Lies (1994)",
            "Apollo 13 (1995)",
            "Cliffhanger (1993)",
        ),
    ),
    (
        "Silence of the Lambs, The (1991)",
        ("Seven (a.k.a. Se7en) (1995)",),
        (
            "Dances with Wolves (1990)",
            "Batman (1989)",
            "Apollo 13 (1995)",
            "True Lies (1994)",
            "Lion King, The (1994)",
        ),
    ),
    (
        "Seventh Seal, The (Sjunde inseglet, Det) (1957)",
        ("8 1/2 (8½) (1963)",),
        ("My Left Foot (1989)", "Career Girls (1997)", "Independence Day (a.k.a. ID4) (1996)"),
    ),
    (
        "Monty Python and the Holy Grail (1975)",
        ("Monty Python's Life of Brian (1979)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "American Pie (1999)",
        ("American Pie 2 (2001)",),
        ("American Beauty (1999)", "Sixth Sense, The (1999)"),
    ),
    (
        "Austin Powers: International Man of Mystery (1997)",
        ("Austin Powers: The Spy Who Shagged Me (1999)",),
        ("Titanic (1997)", "L.A. Confidential (1997)"),
    ),
    (
        "Scream (1996)",
        ("Scream 2 (1997)",),
        ("Independence Day (a.k.a. ID4) (1996)", "Twister (1996)", "Titanic (1997)"),
    ),
    (
        "Before Sunrise (1995)",
        ("Before Sunset (2004)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Goldfinger (1964)",
        ("Dr. No (1962)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)",
        ("For a Few Dollars More (Per qualche dollaro in più) (1965)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
    (
        "Wallace & Gromit: The Wrong Trousers (1993)",
        ("Wallace & Gromit: A Close Shave (1995)",),
        (
            "Independence Day (a.k.a. ID4) (1996)",
            "Twister (1996)",
            "Mission: Impossible (1996)",
            "Rock, The (1996)",
        ),
    ),
)
